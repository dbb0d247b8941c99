using System.Text;
using AgentOS.Network.Inspection.Secrets;
using AgentOS.Policy.Hosts;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

namespace AgentOS.Network.Tests.Inspection;

/// <summary>Random streams in random pieces, against replacing in the whole text.</summary>
public class SecretRedactorTests
{
    private const string Secret = "abaabaab", Placeholder = "ZYXWVUTS";

    [Fact]
    public void However_a_stream_is_cut_the_secret_is_replaced_and_nothing_else()
    {
        Random random = new(5);
        for (int round = 0; round < 2000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(8) == 0 ? Secret : $"{"ab"[random.Next(2)]}"));
            using SecretBinding binding = new("V", Placeholder, SecretValue.Parse(Secret), HostPattern.Parse("h.example"), SecretPlace.Bearer);
            SecretRedactor redactor = new([binding]);
            StringBuilder passed = new();
            for (int at = 0; at < text.Length;)
            {
                int length = Math.Min(random.Next(1, 12), text.Length - at);
                passed.Append(Encoding.ASCII.GetString(redactor.Redact(Encoding.ASCII.GetBytes(text.Substring(at, length))).Span));
                at += length;
            }

            passed.Append(Encoding.ASCII.GetString(redactor.End().Span));
            Assert.Equal(text.Length, passed.Length);
            Assert.DoesNotContain(Secret, passed.ToString(), StringComparison.Ordinal);
            Assert.Equal(text.Contains(Secret, StringComparison.Ordinal), redactor.HasFound);
            Assert.Equal(text, passed.ToString().Replace(Placeholder, Secret, StringComparison.Ordinal));
        }
    }

    // Where every byte is waited for, as in WebSocket, only what can hardly be chance is kept back.
    [Fact]
    public void Where_bytes_are_waited_for_at_most_the_beginning_of_a_secret_passes()
    {
        const string key = "sk-0123456789abcdef", substitute = "AGENTOS-placeholder";
        Random random = new(7);
        for (int round = 0; round < 2000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(4) switch { 0 => key, 1 => key[..random.Next(key.Length)], _ => "sk" }));
            using SecretBinding binding = new("V", substitute, SecretValue.Parse(key), HostPattern.Parse("h.example"), SecretPlace.Bearer);
            SecretRedactor redactor = new([binding], 8);
            StringBuilder passed = new();
            for (int at = 0; at < text.Length;)
            {
                int length = Math.Min(random.Next(1, 12), text.Length - at);
                passed.Append(Encoding.ASCII.GetString(redactor.Redact(Encoding.ASCII.GetBytes(text.Substring(at, length))).Span));
                at += length;
                Assert.True(passed.Length == at || Begins(text[..at], key), $"{text[..at]} but {passed}");
            }

            passed.Append(Encoding.ASCII.GetString(redactor.End().Span));
            Assert.Equal(text.Length, passed.Length);
            Assert.DoesNotContain(key[7..], passed.ToString(), StringComparison.Ordinal);
            Assert.Equal(text.Contains(key, StringComparison.Ordinal), redactor.HasFound);
        }
    }

    private static bool Begins(string text, string key) => Enumerable.Range(8, key.Length - 8).Any(length => text.EndsWith(key[..length], StringComparison.Ordinal));
}
