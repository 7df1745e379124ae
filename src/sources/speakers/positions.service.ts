import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { FieldChange } from '../../history/history-entry.entity.js';
import { looseKey } from '../../language/text/normalise.js';
import { parsePartialDate } from '../../language/dates/partial-date.js';
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

  /**
   * Puts these offices in place of those recorded for the speaker. One that stays as it was keeps its
   * id.
   *
   * @returns the change as a history tells it; none where all stay
   */
  async replace(speakerId: string, inputs: PositionInput[], path: string): Promise<FieldChange[]> {
    const wanted = inputs.map((input, i) => toPosition(speakerId, input, `${path}.positions.${i}`));
    const before = await this.of(speakerId);
    const gone = [...before];
    const added = wanted.filter((position) => {
      const same = gone.findIndex((each) => isDeepStrictEqual(shown(each), shown(position)));
      if (same >= 0) gone.splice(same, 1);
      return same < 0;
    });
    if (gone.length === 0 && added.length === 0) return [];
    const repository = this.database.repository(Position);
    await repository.delete({ id: In(gone.map((position) => position.id)) });
    await repository.insert(added);
    const after = await this.of(speakerId);
    return [{ field: 'positions', before: before.map(shown), after: after.map(shown) }];
  }
}

/** What an editor says of an office. */
function shown({ title, titleEn, organisation, from, to }: Position): Partial<Position> {
  return { title, titleEn, organisation, from, to };
}

/** An office as it is first stored; BAD_USER_INPUT where it ends before it begins. */
export function toPosition(speakerId: string, input: PositionInput, path: string): Position {
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
