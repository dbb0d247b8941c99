using AgentOS.Network.Http;
using AgentOS.Network.Policy;
using AgentOS.Vault.Secrets;

namespace AgentOS.Network.Inspection.Secrets;

/// <summary>One exchange of a sandbox with secrets: what went into the request must not come back, and placeholders in the body are seen.</summary>
public sealed class SecretFilter : IExchangeFilter
{
    // More than a key begins with by chance, or by its provider's prefix.
    private const int LeastKept = 8;

    private readonly string _host;
    private readonly Action<Refusal> _note;
    private readonly IReadOnlyList<SecretBinding> _injected;
    private readonly SecretRedactor _redactor;
    private readonly List<(SecretBinding Secret, PatternScanner Scanner)> _scanners;
    private SecretRedactor? _upgraded;
    private bool _isEchoNoted;

    internal SecretFilter(string host, SandboxSecrets secrets, IReadOnlyList<SecretBinding> injected, Action<Refusal> note)
    {
        (_host, _injected, _note) = (host, injected, note);
        _redactor = new SecretRedactor(injected);
        _scanners = [.. secrets.Scanners()];
    }

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> data)
    {
        for (int index = _scanners.Count - 1; index >= 0; index--)
        {
            if (!_scanners[index].Scanner.Scan(data))
                continue;
            _note(SecretRefusals.Misuse(_scanners[index].Secret, _host, "the body of a request"));
            // Once is enough for one request.
            _scanners.RemoveAt(index);
        }
    }

    /// <inheritdoc/>
    public void Receive(ResponseHead response)
    {
        if (_injected.Count == 0)
            return;
        // Asked for nothing else; what is compressed all the same cannot be looked through.
        if (response.Header["Content-Encoding"] is { } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(SecretRefusals.Unreadable(_host, encoding));
        Redact(response.Header);
    }

    /// <inheritdoc/>
    public void ReceiveTrailer(HeaderFields trailer)
    {
        if (_injected.Count > 0)
            Redact(trailer);
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Receive(ReadOnlyMemory<byte> data)
    {
        if (_injected.Count == 0)
            return data;
        ReadOnlyMemory<byte> passed = _redactor.Redact(data.Span);
        NoteEcho(_redactor);
        return passed;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> EndBody() => _redactor.End();

    /// <summary>Takes some of what the server says in another protocol, which its answer began.</summary>
    /// <returns>What can be passed on now, which is all but what a secret has clearly begun in. Valid until the next call.</returns>
    internal ReadOnlyMemory<byte> ReceiveUpgraded(ReadOnlyMemory<byte> data)
    {
        if (_injected.Count == 0)
            return data;
        _upgraded ??= new SecretRedactor(_injected, LeastKept);
        ReadOnlyMemory<byte> passed = _upgraded.Redact(data.Span);
        NoteEcho(_upgraded);
        return passed;
    }

    /// <summary>The server has said everything.</summary>
    /// <returns>What was kept back.</returns>
    internal ReadOnlyMemory<byte> EndUpgraded() => _upgraded?.End() ?? default;

    private void Redact(HeaderFields header)
    {
        List<HeaderField> fields = header.Fields;
        for (int index = 0; index < fields.Count; index++)
            fields[index] = fields[index] with { Value = _redactor.RedactText(fields[index].Value) };
        NoteEcho(_redactor);
    }

    private void NoteEcho(SecretRedactor redactor)
    {
        if (!redactor.HasFound || _isEchoNoted)
            return;
        _isEchoNoted = true;
        _note(SecretRefusals.Echo(_host));
    }
}
