-- Tips are the staff's and no sale: they are summed beside what payments settle. So is what cash was rounded by, because
-- no coin is small enough. Payments from before had neither.
ALTER TABLE evertill.sales_by_tender
  ADD COLUMN tips bigint NOT NULL DEFAULT 0,
  ADD COLUMN rounding bigint NOT NULL DEFAULT 0;
