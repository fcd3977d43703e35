import { describe, expect, test } from 'vitest';
import { keepRowsApart } from './rows-apart.ts';

const answering = (body: string, status = 200) =>
  keepRowsApart(async () => new Response(body, { status, headers: { 'electric-handle': 'h' } }));
const change = (operation: string, id: string) => ({
  key: `"evertill"."record"/"${id}"`,
  value: { id, level: '12', isOn: null },
  headers: { operation, relation: ['evertill', 'record'] },
});
const upToDate = { headers: { control: 'up-to-date' } };

describe('[PU2] the rows of an answer', () => {
  test('come once, as they were written, with the answer that the client gives on', async () => {
    const sent = [change('insert', 'a'), change('update', 'b'), change('delete', 'c'), upToDate];
    const { fetch, rowsOf } = answering(JSON.stringify(sent));
    const response = await fetch('http://cloud/v1/shape');
    expect(response.headers.get('electric-handle')).toBe('h');
    const read = await response.json();
    expect(read).toMatchObject([{ value: {} }, upToDate]);
    expect(rowsOf(read)).toEqual([change('', 'a').value, change('', 'b').value]);
    expect(rowsOf(read)).toEqual([]);
  });

  test.each([
    ['a page of a guest network', '<html>Welcome</html>', 200],
    ['what is no list', '{"message":"no"}', 200],
    ['messages without heads', '[1,null,{"value":{}},{"headers":null}]', 200],
    ['an answer without rows', JSON.stringify([upToDate]), 200],
    ['a refusal', JSON.stringify([{ headers: { control: 'must-refetch' } }]), 409],
  ])('are not looked for in %s', async (_, body, status) => {
    const response = await answering(body, status).fetch('http://cloud/v1/shape');
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  test('are missed with their answer when its body breaks off', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new TypeError('terminated')),
    });
    const response = await keepRowsApart(async () => new Response(broken)).fetch('http://cloud/v1/shape');
    await expect(response.text()).rejects.toThrow('terminated');
  });
});
