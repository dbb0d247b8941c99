namespace AgentOS.Server.Idempotency;

/// <summary>What a request with a key was answered.</summary>
/// <param name="Request">SHA-256 of its method, path and body.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Location">Where what was made is.</param>
/// <param name="Body">Its body.</param>
internal sealed record KeptAnswer(string Request, int Status, string? ContentType, string? Location, byte[] Body);
