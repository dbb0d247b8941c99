namespace AgentOS.Client.Models;

/// <summary>A picture that belongs to a question.</summary>
/// <param name="Data">Its bytes.</param>
/// <param name="MimeType">As <c>image/png</c>.</param>
public sealed record ThinkImage(byte[] Data, string MimeType);
