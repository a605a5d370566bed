-- Nothing ever asked for this permission.
delete from identity.role_permission where permission = 'settings:read';
