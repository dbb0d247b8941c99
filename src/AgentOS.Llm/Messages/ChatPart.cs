namespace AgentOS.Llm.Messages;

/// <summary>A piece of a message.</summary>
public abstract record ChatPart;

/// <summary>Words.</summary>
/// <param name="Text">They.</param>
public sealed record TextPart(string Text) : ChatPart;

/// <summary>A picture in the message itself.</summary>
/// <param name="MediaType">As <c>image/png</c>.</param>
/// <param name="Base64">Its bytes.</param>
public sealed record ImagePart(string MediaType, string Base64) : ChatPart;

/// <summary>A picture that the provider fetches.</summary>
/// <param name="Url">From there.</param>
public sealed record ImageLinkPart(string Url) : ChatPart;

/// <summary>The model wants a tool.</summary>
/// <param name="Id">What the result refers to.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">A JSON object, as text.</param>
public sealed record ToolCallPart(string Id, string Name, string Arguments) : ChatPart;

/// <summary>What a tool came to.</summary>
/// <param name="Id">Of the call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Text">The result.</param>
/// <param name="IsError">Whether it failed.</param>
public sealed record ToolResultPart(string Id, string Name, string Text, bool IsError) : ChatPart;
