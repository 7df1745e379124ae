import type { Role } from '../../src/access/roles.js';
import type { GraphQLAnswer, Sender, TestApp } from './app.js';
import { word } from './records.js';

export const PASSWORD = 'a camel in the rain';

export interface SignedIn {
  accessToken: string;
  expiresAt: string;
  refreshToken: string;
  user: { id: string; name: string; email: string; role: string };
}

const SIGNED_IN = '{ accessToken expiresAt refreshToken user { id name email role } }';
export const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) ${SIGNED_IN} }`;
export const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) ${SIGNED_IN} }`;
export const CHANGE_PASSWORD = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) ${SIGNED_IN} }`;
export const CREATE_USER = `mutation ($input: CreateUserInput!) {
  createUser(input: $input) { password user { id name email role disabledAt permissions } } }`;

export interface Account {
  id: string;
  email: string;
}

/** A user with PASSWORD, made by an admin as in a newsroom. */
export async function createAccount(app: TestApp, role: `${Role}` = 'EDITOR'): Promise<Account> {
  const email = `${word()}@newsroom.example`;
  const { createUser } = await app.run<{ createUser: { user: { id: string } } }>(CREATE_USER, {
    input: { email, name: word(), role, password: PASSWORD },
  });
  return { id: createUser.user.id, email };
}

export function signIn(
  sender: Sender,
  email: string,
  password: string,
): Promise<GraphQLAnswer<{ signIn: SignedIn }>> {
  return sender.send<{ signIn: SignedIn }>(SIGN_IN, { input: { email, password } });
}

/** A new user of the role, signed in with a password. */
export async function session(
  app: TestApp,
  role: `${Role}` = 'EDITOR',
): Promise<SignedIn & { sender: Sender; email: string }> {
  const { email } = await createAccount(app, role);
  const { data } = await signIn(app.anonymous, email, PASSWORD);
  return { ...data.signIn, email, sender: app.bearer(data.signIn.accessToken) };
}

/** The code that a request's first error has, or the HTTP status where it has none. */
export async function outcome(answer: Promise<GraphQLAnswer<unknown>>): Promise<string | number> {
  const { status, errors } = await answer;
  return errors?.[0]?.extensions.code ?? status;
}
