namespace AgentOS.Server.E2b.Connect;

/// <summary>A failure's body.</summary>
internal sealed record ConnectError(string Code, string Message);

/// <summary>What ends a stream: nothing, or why it ended.</summary>
internal sealed record ConnectEnd(ConnectError? Error);
