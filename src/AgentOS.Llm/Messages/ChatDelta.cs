namespace AgentOS.Llm.Messages;

/// <summary>A piece of an answer, in the order it came.</summary>
public abstract record ChatDelta;

/// <summary>More words.</summary>
/// <param name="Text">They.</param>
public sealed record TextDelta(string Text) : ChatDelta;

/// <summary>The model asks for a tool; its arguments follow.</summary>
/// <param name="Index">Of the call within the answer, 0 and up.</param>
/// <param name="Id">What the result will refer to.</param>
/// <param name="Name">The tool.</param>
public sealed record ToolCallDelta(int Index, string Id, string Name) : ChatDelta;

/// <summary>More of a call's arguments.</summary>
/// <param name="Index">Of the call.</param>
/// <param name="Json">A piece of a JSON object's text.</param>
public sealed record ToolArgumentsDelta(int Index, string Json) : ChatDelta;

/// <summary>Tokens so far: the last one counts.</summary>
/// <param name="Usage">They.</param>
public sealed record UsageDelta(ChatUsage Usage) : ChatDelta;

/// <summary>The answer is over.</summary>
/// <param name="Reason">Why.</param>
public sealed record FinishDelta(FinishReason Reason) : ChatDelta;
