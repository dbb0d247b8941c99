using AgentOS.Network.Http;
using AgentOS.Vault.Secrets;

namespace AgentOS.Network.Inspection.Secrets;

/// <summary>One exchange of a sandbox with secrets: what went into the request must not come back, and placeholders in the body are seen.</summary>
internal sealed class SecretFilter : IExchangeFilter
{
    private readonly InspectedConnection _connection;
    private readonly IReadOnlyList<SecretBinding> _injected;
    private readonly SecretRedactor _redactor;
    private readonly List<(SecretBinding Secret, PatternScanner Scanner)> _scanners;
    private bool _isEchoNoted;

    /// <param name="connection">Where it happens.</param>
    /// <param name="secrets">The sandbox's.</param>
    /// <param name="injected">Those that are in the request.</param>
    public SecretFilter(InspectedConnection connection, SandboxSecrets secrets, IReadOnlyList<SecretBinding> injected)
    {
        (_connection, _injected) = (connection, injected);
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
            _connection.Note(SecretRefusals.Misuse(_scanners[index].Secret, _connection.Host, "the body of a request"));
            // Once is enough for one request.
            _scanners.RemoveAt(index);
        }
    }

    /// <inheritdoc/>
    public void Receive(ResponseHead response)
    {
        if (_injected.Count == 0)
            return;
        // Asked for nothing else, see SecretRequest; what is compressed all the same cannot be looked through.
        if (response.Header["Content-Encoding"] is { } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(SecretRefusals.Unreadable(_connection.Host, encoding));
        List<HeaderField> fields = response.Header.Fields;
        for (int index = 0; index < fields.Count; index++)
            fields[index] = fields[index] with { Value = _redactor.RedactText(fields[index].Value) };
        NoteEcho();
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Receive(ReadOnlyMemory<byte> data)
    {
        if (_injected.Count == 0)
            return data;
        ReadOnlyMemory<byte> passed = _redactor.Redact(data.Span);
        NoteEcho();
        return passed;
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> EndBody() => _redactor.End();

    private void NoteEcho()
    {
        if (!_redactor.HasFound || _isEchoNoted)
            return;
        _isEchoNoted = true;
        _connection.Note(SecretRefusals.Echo(_connection.Host));
    }
}
