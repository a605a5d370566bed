-- Written at most, and read by nobody.
alter table automation.execution drop column selected_targets;
alter table automation.work drop column cancel_requested_at;
alter table communication.audit_event drop column session_id;
alter table identity.refresh_token drop column issued_at;
alter table identity.signing_key drop column public_jwk;
