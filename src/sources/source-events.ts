import { Injectable } from '@nestjs/common';

/** Two speakers turned out to be one: everything that points at `fromId` must point at `intoId`. */
export interface SpeakersMerged {
  fromId: string;
  intoId: string;
}

/** An article has a new body. */
export interface VersionAdded {
  articleId: string;
  versionId: string;
  body: string;
}

type Handler<Event> = (event: Event) => Promise<void>;

/**
 * How later modules follow what happens to sources, since sources must not import them. Handlers run
 * one after another inside the transaction that caused the event: all of it happens or none.
 */
@Injectable()
export class SourceEvents {
  private readonly merged: Handler<SpeakersMerged>[] = [];
  private readonly added: Handler<VersionAdded>[] = [];

  onSpeakersMerged(handler: Handler<SpeakersMerged>): void {
    this.merged.push(handler);
  }

  onVersionAdded(handler: Handler<VersionAdded>): void {
    this.added.push(handler);
  }

  async speakersMerged(event: SpeakersMerged): Promise<void> {
    for (const handler of this.merged) await handler(event);
  }

  async versionAdded(event: VersionAdded): Promise<void> {
    for (const handler of this.added) await handler(event);
  }
}
