package io.opsconductor.batch.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Secrets are found however the stream is cut, and nothing else is touched. */
class MaskedStreamTest {

    @Test
    void aSecretIsMaskedWhereverTheStreamIsCut() {
        String text = "user=root password=s3cret! again s3cret!s3cret!, s3cre";
        for (int cut = 0; cut <= text.length(); cut++) {
            assertThat(masked(text, cut, "s3cret!"))
                    .as("cut at %d", cut)
                    .isEqualTo("user=root password=*** again ******, s3cre");
        }
    }

    @Test
    void theLastPartialSecretComesWithTheEnd() {
        MaskedStream stream = new MaskedStream(knowing("s3cret!"));

        byte[] first = "ends in s3cre".getBytes(UTF_8);
        assertThat(new String(stream.pass(first, 0, first.length), UTF_8)).isEqualTo("ends in ");
        assertThat(new String(stream.rest(), UTF_8)).isEqualTo("s3cre");
    }

    @Test
    void eachOfManySecretsIsMaskedAlsoWhereTheyBeginAlike() {
        String[] secrets = {"token-1", "token-12", "token-2", "oken-3", "en-1x"};

        assertThat(masked("token-1 token-12 token-2 token-3 token-1x", 5, secrets))
                .isEqualTo("*** *** *** t*** ***");
    }

    @Test
    void secretsThatOverlapMakeOneMask() {
        assertThat(masked("<abcdxx>", 3, "abcd", "cdxx")).isEqualTo("<***>");
        assertThat(masked("<abcdef>", 3, "abcdef", "bcde")).isEqualTo("<***>");
        assertThat(masked("<abcdeg>", 3, "abcdef", "bcde")).isEqualTo("<a***g>");
    }

    @Test
    void aSecretThatRepeatsItselfIsFoundBehindAFalseStart() {
        assertThat(masked("aaaaaab", 2, "aaab")).isEqualTo("aaa***");
        assertThat(masked("ababac!", 4, "abac")).isEqualTo("ab***!");
    }

    @Test
    void shortValuesAreLeftAloneAndLineEndsDoNotBelongToASecret() {
        assertThat(masked("yes or no, ß€😀", 4, "no", "yes", "ß€😀")).isEqualTo("yes or no, ß€😀");
        assertThat(masked("key: s3cret and more", 4, "s3cret\r\n")).isEqualTo("key: *** and more");
    }

    @Test
    void secretsOfSeveralLinesAndOfAnyLanguageAreMasked() {
        assertThat(masked("-- BEGIN\nline one\nline two\n END", 7, "line one\nline two"))
                .isEqualTo("-- BEGIN\n***\n END");
        assertThat(masked("das Paßwort ist straße€😀!", 9, "straße€😀")).isEqualTo("das Paßwort ist ***!");
    }

    @Test
    void binaryOutputIsMaskedByTheSameRule() {
        Random random = new Random(11);
        byte[] noise = new byte[50_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 'a' + random.nextInt(2));
        }
        String expected = new String(noise, ISO_8859_1).replace("abbab", "***");

        for (int chunk : new int[] {1, 2, 3, 7, 64, 4096, 50_000}) {
            assertThat(masked(noise, chunk, ISO_8859_1, "abbab"))
                    .as("chunks of %d", chunk)
                    .isEqualTo(expected);
        }
    }

    @Test
    void outputThatIsAlmostASecretIsReadOnceAndNotOverAndOver() {
        byte[] almost = "a".repeat(1_000_000).getBytes(UTF_8);

        assertThat(masked(almost, 64 * 1024, UTF_8, "a".repeat(50_000) + "b")).hasSize(1_000_000);
        assertThat(masked(almost, 64 * 1024, UTF_8, "a".repeat(50_000))).isEqualTo("***".repeat(20));
    }

    private static String masked(String text, int chunk, String... secrets) {
        return masked(text.getBytes(UTF_8), Math.max(1, chunk), UTF_8, secrets);
    }

    private static String masked(byte[] bytes, int chunk, Charset charset, String... secrets) {
        MaskedStream stream = new MaskedStream(knowing(secrets));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; at += chunk) {
            out.writeBytes(stream.pass(bytes, at, Math.min(chunk, bytes.length - at)));
        }
        out.writeBytes(stream.rest());
        return out.toString(charset);
    }

    private static SecretMask knowing(String... secrets) {
        SecretMask mask = new SecretMask();
        for (String secret : secrets) {
            mask.add(secret);
        }
        return mask;
    }
}
