namespace AgentOS.Images.Tests.Registries;

/// <summary>A request as it came.</summary>
internal sealed record ScriptedRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    /// <summary>Where the asked range begins; 0 without one.</summary>
    public int From => this["Range"] is { } range ? int.Parse(range["bytes=".Length..].TrimEnd('-')) : 0;

    public static ScriptedRequest Parse(List<string> lines)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
            headers[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 1)..].Trim();
        return new(lines[0].Split(' ')[1], headers);
    }
}
