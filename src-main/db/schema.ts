/** The till's tables as the migrations in `migrations/till` make them. Ids are 16 bytes, hashes 32; see `bytes.ts`. */
export interface TillSchema {
  device: { one: 1; id: Uint8Array; org: Uint8Array; shop: Uint8Array; letter: string; segment: number };
  segment: {
    number: number;
    id: Uint8Array;
    org: Uint8Array;
    shop: Uint8Array;
    device: Uint8Array;
    prev_hash: Uint8Array | null;
    acknowledged: number;
    elsewhere: number;
  };
  entry: {
    position: number;
    id: Uint8Array;
    segment: number;
    seq: number;
    hlc: number;
    at: number;
    business_date: string;
    staff: Uint8Array | null;
    type: string;
    v: number;
    order_id: Uint8Array | null;
    payload: string;
    hash: Uint8Array;
  };
  command_answer: { command_id: Uint8Array; request: Uint8Array; answer: string; at: number };
  order: {
    id: Uint8Array;
    state: string;
    number: string;
    business_date: string;
    opened_at: number;
    body: string | null;
  };
  day: { business_date: string; opened_at: number; closed_at: number | null };
  record: { noun: string; id: Uint8Array; fields: string; stamps: string };
  counter: { name: string; value: number };
  shape: { name: string; shop: Uint8Array; handle: string; offset: string };
  pulled_record: { noun: string; id: Uint8Array; fields: string; stamps: string };
  peer_entry: { number: number; id: Uint8Array; order_id: Uint8Array; after: number; body: string };
  stock_movement: { item: Uint8Array; segment: Uint8Array; seq: number; total: number };
  doubled_sale: { item: Uint8Array; segment: Uint8Array; seq: number; order_id: Uint8Array };
  pulled_stock_level: { shop: Uint8Array; item: Uint8Array; level: number; reach: string };
  history: { one: 1; state: 'wanted' | 'reading' | 'complete' };
  history_segment: {
    id: Uint8Array;
    position: string;
    entries: number | null;
    read: number;
    is_read: 0 | 1;
    came: number;
    first: number | null;
    last: number | null;
  };
  recovery: {
    number: number;
    kind: 'recovered' | 'restored' | 'copied';
    at: number;
    report: string;
    lost: string;
    returned: number | null;
    missing: number | null;
    seen_at: number | null;
  };
  past_entry: { id: Uint8Array; type: string; body: string };
  staff: { number: number; id: Uint8Array; version: number; body: string; sent: number };
  drawer_session: {
    id: Uint8Array;
    device: Uint8Array;
    opened: string | null;
    closed: string | null;
    last: string;
    number: number | null;
    body: string;
  };
  drawer_takings: { session: Uint8Array; order_id: Uint8Array; body: string };
  card_attempt: {
    id: Uint8Array;
    order_id: Uint8Array;
    state: string;
    body: string;
    started_at: number;
    changed_at: number;
  };
  guest: { number: number; id: Uint8Array; version: number; body: string; sent: number };
  mail: { number: number; id: Uint8Array; version: number; body: string; sent: number };
  print_job: {
    id: Uint8Array;
    printer_id: Uint8Array;
    order_id: Uint8Array;
    content: string;
    state: string;
    tries: number;
    problem: string | null;
    problem_code: string | null;
    owed_to: Uint8Array | null;
    created_at: number;
    changed_at: number;
  };
  print_alert: {
    printer_id: Uint8Array;
    kind: 'dead' | 'waits' | 'failed';
    code: string;
    instead_id: Uint8Array | null;
    since: number;
    seen_at: number | null;
  };
  kitchen_ticket: {
    order_id: Uint8Array;
    send_id: Uint8Array;
    station_id: Uint8Array;
    business_date: string;
    at: number;
    ticket: string;
    bumped_at: number | null;
    word: number;
  };
  unshown_ticket: {
    id: number;
    order_id: Uint8Array;
    send_id: Uint8Array;
    station_id: Uint8Array;
    at: number;
    ticket: string;
  };
  printer_manners: { place: string; answers: number; confirms: number; gives_ids: number; seen_at: number };
  kitchen_screen: {
    id: Uint8Array;
    name: string;
    role: string;
    token_hash: Uint8Array;
    paired_at: number;
    last_seen_at: number | null;
  };
  pin_try: { staff: Uint8Array; failed: number; until: number };
  session: { token_hash: Uint8Array; staff: Uint8Array; at: number };
  first_run: { one: 1; body: string };
  paused_printer: { printer_id: Uint8Array; at: number };
}
