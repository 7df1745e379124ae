import { describe, expect, it } from '@jest/globals';
import { compareStatements } from '../compare.js';
import { analyse } from './analyse.js';

const readsState = (statement: string, state: string): boolean =>
  analyse({ statement }).byKey.has(`p:${state}`);

describe('a capital that acts stands for its state', () => {
  it.each([
    ['Kigali rejected the plan for a regional force', 'rwanda'],
    ['Kigali has not yet signed the communiqué', 'rwanda'],
    ['The mediator said Oslo had formally recognised the new cabinet', 'norway'],
    ['Warsaw and Prague agree on a joint brigade', 'czech'],
    ['The extradition request was rejected by Madrid on Monday', 'spain'],
    ["Kigali's envoy left before the ceremony", 'rwanda'],
    ['A defence agreement with Warsaw was ratified on Monday', 'poland'],
    ['Direct talks between Beirut and Damascus have begun', 'lebanon'],
    ['Brussels rejected the merger of the two airlines', 'european-union'],
    ['رفضت كيغالي خطة القوة الإقليمية', 'rwanda'],
    ['بيروت وافقت على ترسيم الحدود', 'lebanon'],
    ['بيروت لا تنفي وجود الوساطة', 'lebanon'],
    ['تجري بيروت ودمشق محادثات مباشرة', 'syria'],
    ['قال الوزير إن أوسلو ستعترف بالحكومة الجديدة', 'norway'],
    ['غادر مندوب موسكو القاعة', 'russia'],
    ['بدأت محادثات مباشرة بين بيروت ودمشق', 'lebanon'],
  ])('%s: %s', (statement, state) => {
    expect(readsState(statement, state)).toBe(true);
  });

  it.each([
    ['The population of Oslo rose to 720,000', 'norway'],
    ['A court in Kigali rejected the appeal', 'rwanda'],
    ['The Oslo court rejected the appeal', 'norway'],
    ['Oslo schools approved the new timetable', 'norway'],
    ['The University of Warsaw announced a new course', 'poland'],
    ['Unemployment in Moscow fell to 3 percent', 'russia'],
    ['Fares on flights between Beirut and Damascus fell', 'lebanon'],
    ["Moscow's metro announced longer hours", 'russia'],
    ['The minister flew to Cairo and said talks would resume', 'egypt'],
    ['A deal with Oslo hospitals was signed', 'norway'],
    ['شهدت بيروت هدوءا نسبيا', 'lebanon'],
    ['أعلنت بلدية بيروت إغلاق الشارع', 'lebanon'],
    ['وصل الوزير إلى موسكو وأعلن موقفه', 'russia'],
    ['زارت الوزيرة بيروت وأعلنت الدعم', 'lebanon'],
    ['بلغ عدد الإصابات في بيروت مئة', 'lebanon'],
    ['رفضت محكمة القاهرة الطعن', 'egypt'],
  ])('%s: no %s', (statement, state) => {
    expect(readsState(statement, state)).toBe(false);
  });
});

const verdict = (a: string, b: string): string =>
  compareStatements({ statement: a }, { statement: b }).verdict;

describe('what a state does is found under its capital', () => {
  it.each([
    [
      'Kigali rejected the ceasefire proposal on Monday',
      'Rwanda accepted the ceasefire proposal on Monday',
    ],
    [
      'Oslo approved the sale of the frigates',
      'The Norwegian government rejected the sale of the frigates',
    ],
    ['وافقت بيروت على خطة ترسيم الحدود البحرية', 'رفض لبنان خطة ترسيم الحدود البحرية'],
    [
      'Beijing has tightened its curbs on graphite exports',
      'خففت الصين قيودها على صادرات الغرافيت',
    ],
  ])('%s / %s', (a, b) => {
    expect(verdict(a, b)).not.toBe('NONE');
  });

  it.each([
    ['The population of Oslo is 720,000', 'The population of Norway is 5.6 million'],
    ['Unemployment in Moscow fell to 3 percent', 'Unemployment in Russia rose to 4 percent'],
    ['Twelve people were killed in Kigali', 'Forty people were killed in Rwanda'],
    ['Schools in Beirut are closed on Monday', 'Schools in Lebanon are open on Monday'],
    ['ارتفع عدد الإصابات في بيروت إلى 40', 'ارتفع عدد الإصابات في لبنان إلى 400'],
    ['وصل الوزير إلى موسكو يوم الاثنين', 'غادر الوزير روسيا يوم الاثنين'],
  ])('but not what is so in the city: %s / %s', (a, b) => {
    expect(verdict(a, b)).toBe('NONE');
  });
});
