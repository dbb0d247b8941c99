namespace AgentOS.Kernel.Http.Calls;

/// <summary>What a server answered.</summary>
/// <param name="Success">Whether there was an answer: true, whatever its status.</param>
/// <param name="StatusCode">100 to 999.</param>
/// <param name="Body">Its body, or the beginning and the end of it.</param>
/// <param name="Headers">Its header, names in small letters; several of one name are joined by a comma.</param>
/// <param name="Url">Where it came from, after redirections.</param>
/// <param name="BodyBytes">How long the body is.</param>
/// <param name="Truncated">Whether some of it was left out.</param>
/// <param name="DurationMs">How long it took.</param>
internal sealed record HttpAnswer(
    bool Success, int StatusCode, string Body, IReadOnlyDictionary<string, string> Headers, string Url, long BodyBytes, bool Truncated, long DurationMs);
