-- Why a slip has not come out, as a code beside the words; null where it was written before there were codes.
ALTER TABLE print_job ADD COLUMN problem_code TEXT;
