import { Injectable } from '@nestjs/common';
import { looseKey } from '../../language/normalise.js';
import { parsePartialDate } from '../../language/partial-date.js';
import { Database } from '../../platform/database/database.js';
import { badInput } from '../../platform/errors/app-error.js';
import { Position } from './position.entity.js';
import type { PositionInput } from './speaker.inputs.js';

@Injectable()
export class PositionsService {
  constructor(private readonly database: Database) {}

  of(speakerId: string): Promise<Position[]> {
    return this.database.repository(Position).find({
      where: { speakerId },
      order: { from: 'ASC', id: 'ASC' },
    });
  }

  /** Puts these offices in place of those recorded for the speaker. */
  async replace(speakerId: string, inputs: PositionInput[], path: string): Promise<Position[]> {
    const positions = inputs.map((input, i) =>
      toPosition(speakerId, input, `${path}.positions.${i}`),
    );
    const repository = this.database.repository(Position);
    await repository.delete({ speakerId });
    await repository.insert(positions);
    return this.of(speakerId);
  }
}

function toPosition(speakerId: string, input: PositionInput, path: string): Position {
  const from = input.from ? parsePartialDate(input.from) : null;
  const to = input.to ? parsePartialDate(input.to) : null;
  if (from && to && to.latest < from.earliest) {
    throw badInput({ path: `${path}.to`, message: `must not be before "from" (${from.value})` });
  }
  return Object.assign(new Position(), {
    speakerId,
    title: input.title.trim(),
    titleEn: input.titleEn ?? null,
    organisation: input.organisation ?? null,
    titleKey: looseKey(input.title),
    from: from?.value ?? null,
    to: to?.value ?? null,
  });
}
