namespace AgentOS.Functions.Files;

internal sealed record FileContent(string Content, ContentEncoding Encoding, long Size);
