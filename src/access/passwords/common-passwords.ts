/**
 * Passwords that are tried first, in lower case and without spaces; digits and signs after them are cut off
 * before they are looked up. A short list on purpose: the length rule keeps most of the usual ones out.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  [
    '1q2w3e4r5t 1q2w3e4r5t6y a1b2c3d4e5 aa12345678 abc1234567 abcd123456 admin admin123 admin1234',
    'admin12345 adminadmin administrador administrateur administrator ahmed123 alhamdulillah',
    'asdfasdf asdfasdfasdf asdfghjkl assalamualaikum barcelona baseball basketball batman',
    'bismillah butterfly changeit changeme changeme123 changemenow chocolate computer contrasena',
    'correcthorsebatterystaple database default defaultpassword dragon editor editor123 football',
    'freedom habibi habibi123 hello123 hellohello helloworld iloveyou iloveyou123 iloveyouforever',
    'inshallah internet isnad isnad123 isnadadmin isnadisnad jennifer jordan journalism',
    'journalist letmein letmein123 letmeinnow liverpool manchester mashallah master michael',
    'mohamed mohammed monkey motdepasse muhammad mypassword mysecret newpassword newsroom',
    'newsroom123 p@ssw0rd p@ssword parola passw0rd password password123 password1234',
    'passwordpassword passwort pokemon postgres postgresql princess qazwsxedc qazwsxedcrfv',
    'qwerty123 qwerty12345 qwerty123456 qwertyuiop realmadrid redaction redaktion reporter',
    'rootroot salamalaikum secret secret123 shadow spiderman starwars sunshine superman',
    'supersecret test1234 testing123 testpassword testtest testtest123 thepassword topsecret',
    'trustno1 wachtwoord welcome welcome123 welcome1234 welcomeback whatever yourpassword',
    'zaq12wsxcde zxcvbnm zxcvbnmasdf احبك الجزيرة الحمدلله الحمدلله123 الرقمالسري الرياض',
    'السلامعليكم العربية القاهرة اهلاوسهلا بسمالله بغداد بيروت حبيبتي حبيبي دمشق فلسطين كلمةالسر',
    'كلمةالمرور كلمهالسر كلمهالمرور محمد محمدمحمد مرحبا مرحبا123',
  ].flatMap((line) => line.split(' ')),
);
