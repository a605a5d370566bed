package io.opsconductor.assets.ssh;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;

/** Answers a host that asks for the password as a question (keyboard-interactive), once, and nothing else. */
final class PasswordPrompt implements UserInfo, UIKeyboardInteractive {
    private String password;

    PasswordPrompt(String password) {
        this.password = password;
    }

    @Override
    public String[] promptKeyboardInteractive(
            String destination, String name, String instruction, String[] prompt, boolean[] echo) {
        if (prompt.length == 0) {
            return new String[0];
        }
        if (prompt.length > 1 || echo[0] || password == null) {
            return null;
        }
        String[] answer = {password};
        password = null;
        return answer;
    }

    @Override
    public String getPassphrase() {
        return null;
    }

    @Override
    public String getPassword() {
        return null;
    }

    @Override
    public boolean promptPassword(String message) {
        return false;
    }

    @Override
    public boolean promptPassphrase(String message) {
        return false;
    }

    @Override
    public boolean promptYesNo(String message) {
        return false;
    }

    @Override
    public void showMessage(String message) {
        // A banner; nobody is there to read it.
    }
}
