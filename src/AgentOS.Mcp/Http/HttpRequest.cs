namespace AgentOS.Mcp.Http;

/// <summary>One request.</summary>
/// <param name="Method">As POST.</param>
/// <param name="Path">Without the query.</param>
/// <param name="Headers">By their names in any case; several of one name are joined by commas (RFC 9110, 5.3).</param>
/// <param name="Body">Whole.</param>
/// <param name="Client">Who sent it.</param>
/// <param name="Gone">Cancelled when the client has left.</param>
internal sealed record HttpRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, HttpClientEnd Client, CancellationToken Gone)
{
    /// <summary>A header's value; empty when it was not sent.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
