import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { ContradictionsModule } from '../contradictions/contradictions.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { SeedTexts } from './seed-texts.js';
import { SeedingService } from './seeding.service.js';

/** Filling an empty database from files. */
@Module({
  imports: [SourcesModule, ClaimsModule, ContradictionsModule],
  providers: [SeedingService, SeedTexts],
  exports: [SeedingService],
})
export class SeedingModule {}
