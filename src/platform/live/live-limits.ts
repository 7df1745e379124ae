import { Injectable } from '@nestjs/common';

const SECOND = 1000;

/** What one server grants to those who listen. Times in milliseconds. */
@Injectable()
export class LiveLimits {
  /** WebSockets open at once. */
  connections = 2000;
  /** WebSockets open at once of one user or key. */
  connectionsOfActor = 50;
  /** WebSockets from one address that have not yet said who they are. */
  strangersOfAddress = 50;
  /** Subscriptions open at once on one WebSocket. */
  subscriptions = 20;
  /** Messages that a client may send in a minute; beyond that it is mistaken or hostile. */
  messagesAMinute = 300;
  /** Bytes of one message from a client: a document with its variables. */
  messageBytes = 64 * 1024;
  /** Events that may wait for a subscriber that reads more slowly than they come. */
  waiting = 1000;
  /** Bytes that may wait in a socket for answers nobody reads. */
  buffered = 1024 * 1024;
  /** How long a new connection may take to say who it is. */
  initWait = 5 * SECOND;
  /** Pings are this far apart; a peer that did not answer the last one is gone. */
  keepAlive = 15 * SECOND;
  /** How often the credentials of a connection are looked at where nothing is sent. */
  lookAgain = 15 * SECOND;
  /** No event is sent on credentials that were last found good longer ago than this. */
  credentialsAge = 5 * SECOND;
  /** How long a client may take to answer the close of its connection. */
  closeWait = 3 * SECOND;
}
