import { describe, expect, it } from '@jest/globals';
import { proposeClaims } from '../propose.js';

/** The period of what somebody is quoted as saying on Wednesday 15 May 2024, as `from/to`. */
function periodOf(content: string, publishedAt: string | null = '2024-05-15'): string | null {
  const arabic = /\p{Script=Arabic}/u.test(content);
  const text = arabic ? `قال سامر الحوراني إن ${content}.` : `Ann Roe said that ${content}.`;
  const [outermost] = proposeClaims(text, { publishedAt });
  const period = outermost?.period;
  return period ? `${period.from ?? ''}/${period.to ?? ''}` : null;
}

describe('statedPeriod', () => {
  it.each([
    ['الجسر افتتح في 3 آذار 2021', '2021-03-03/2021-03-03'],
    ['المصنع أنتج 300 سيارة خلال عام 2023', '2023/2023'],
    ['the plant built 300 cars during 2023', '2023/2023'],
    ['الجسر سيفتح قبل نهاية العام الجاري', '/2024-12-31'],
    ['the bridge will open by the end of 2025', '/2025'],
    ['الطريق مغلق حتى 1 حزيران', '/2024-06-01'],
    ['العمل يجري منذ آذار 2020', '2020-03/'],
    ['the road has been closed since 2019', '2019/'],
    ['الرسوم ستتضاعف اعتبارا من الأول من آب', '2024-08-01/'],
    ['fees will double from August 1', '2024-08-01/'],
    ['المصنع توقف بين عامي 2017 و2019', '2017/2019'],
    ['العينات أخذت بين نيسان وحزيران', '2023-04/2023-06'],
    ['ferries carried 9,000 people between January and April', '2024-01/2024-04'],
    ['the service ran from 2015 to 2020', '2015/2020'],
    ['العمل استمر من 2015 حتى 2020', '2015/2020'],
    ['الجسر سيفتح الجمعة', '2024-05-17/2024-05-17'],
    ['the bridge will open next month', '2024-06/2024-06'],
    ['الأسعار ارتفعت في الربع الأول من العام الجاري', '2024-01/2024-03'],
    ['sales fell in the second half of 2023', '2023-07/2023-12'],
    ['الملف سيبت خلال أسبوعين', '/2024-05-29'],
    ['الوزارة لم تسجل أي إصابة منذ أسبوعين', '2024-05-01/'],
  ])('%s: %s', (content, period) => expect(periodOf(content)).toBe(period));

  it.each([
    ['which vote', 'نتائج انتخابات 2018 مزورة'],
    ['which vote', 'the 2018 election was stolen'],
    ['whose budget', 'موازنة العراق لعام 2021 كبيرة'],
    ['which deal', 'الاتفاق الذي وقع في آذار 2020 انتهى'],
    ['which deal', 'the deal signed in 2015 has failed'],
    ['what the sum is compared with', 'the fund holds more than in 2017'],
    ['when the cause was', 'the road closed because the dam broke in 2020'],
    ['two times', 'الكلفة بلغت 3 ملايين في 2020 وستصل إلى 5 ملايين في 2025'],
    ['no day', 'الملف سيبت خلال أيام'],
    ['an unclear edge', 'العمل مستمر منذ نهاية 2020'],
    ['either sense of "since"', 'المدير استقال منذ شهرين'],
  ])('is none where the date tells %s: %s', (_why, content) =>
    expect(periodOf(content)).toBeNull(),
  );

  it('counts relative dates from the day of publication only', () => {
    expect(periodOf('الجسر سيفتح الشهر المقبل', null)).toBeNull();
    expect(periodOf('the bridge will open next month', '2024-05')).toBeNull();
  });

  it('leaves what somebody else says inside the content to its own proposal', () => {
    const text = 'قال سامر الحوراني إن الوزارة أبلغت الشركة بأن العقد سينتهي في آب 2025.';
    const periods = proposeClaims(text).map(({ period }) => period);
    expect(periods).toEqual([null, { from: '2025-08', to: '2025-08' }]);
  });
});
