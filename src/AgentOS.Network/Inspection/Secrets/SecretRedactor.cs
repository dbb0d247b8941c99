using System.Text;
using AgentOS.Vault.Secrets;

namespace AgentOS.Network.Inspection.Secrets;

/// <summary>
/// Puts placeholders in the place of secrets in what a server sends, also across the borders of its pieces. A placeholder takes exactly the secret's length (cut, or filled
/// up), so that no length has to be changed.
/// </summary>
internal sealed class SecretRedactor
{
    private readonly (byte[] Secret, byte[] Substitute)[] _pairs;
    private readonly int _leastKept;

    // What was passed on last, and what was not yet.
    private byte[] _passed = [], _kept = [];

    /// <param name="secrets">What must not pass.</param>
    /// <param name="leastKept">
    /// As many bytes of a secret's beginning must stand at the end of a piece for it to wait for the next one, 1 and up. Where somebody waits for every byte it is more than occurs by chance;
    /// that much less of a secret is replaced then, if it comes in such pieces.
    /// </param>
    public SecretRedactor(IEnumerable<SecretBinding> secrets, int leastKept = 1) => (_pairs, _leastKept) = ([.. secrets.SelectMany(Pairs)], leastKept);

    /// <summary>Whether a secret was in what it saw.</summary>
    public bool HasFound { get; private set; }

    /// <summary>Takes the next piece.</summary>
    /// <returns>What can be passed on: all but an end that a secret could begin with.</returns>
    public ReadOnlyMemory<byte> Redact(ReadOnlySpan<byte> data)
    {
        byte[] all = [.. _passed, .. _kept, .. data];
        Replace(all);
        int former = _passed.Length, begun = BeginningAtEnd(all);
        int end = all.Length - (begun < _leastKept ? 0 : Math.Min(begun, all.Length - former));
        (_passed, _kept) = (all[Math.Max(0, end - _leastKept + 1)..end], all[end..]);
        return all.AsMemory(former..end);
    }

    /// <summary>Nothing follows.</summary>
    /// <returns>What was kept back.</returns>
    public ReadOnlyMemory<byte> End()
    {
        byte[] rest = _kept;
        _kept = [];
        return rest;
    }

    /// <summary>Replaces secrets in one whole text of bytes.</summary>
    public string RedactText(string text)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        return Replace(bytes) ? Encoding.Latin1.GetString(bytes) : text;
    }

    private static IEnumerable<(byte[] Secret, byte[] Substitute)> Pairs(SecretBinding secret)
    {
        const char filler = '*';
        string substitute = secret.Placeholder.PadRight(secret.Value.Bytes.Length, filler)[..secret.Value.Bytes.Length];
        return SecretPatterns.Of(secret.Value.Bytes).Zip(SecretPatterns.Of(Encoding.ASCII.GetBytes(substitute)));
    }

    private bool Replace(Span<byte> all)
    {
        bool hasReplaced = false;
        foreach ((byte[] secret, byte[] substitute) in _pairs)
        {
            for (int at; (at = all.IndexOf(secret)) >= 0; hasReplaced = true)
                substitute.CopyTo(all[at..]);
        }

        HasFound |= hasReplaced;
        return hasReplaced;
    }

    private int BeginningAtEnd(ReadOnlySpan<byte> all)
    {
        int longest = 0;
        foreach ((byte[] secret, _) in _pairs)
        {
            for (int length = Math.Min(secret.Length - 1, all.Length); length > longest; length--)
            {
                if (all.EndsWith(secret.AsSpan(0, length)))
                    longest = length;
            }
        }

        return longest;
    }
}
