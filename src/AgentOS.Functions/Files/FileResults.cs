using AgentOS.Client.Files;

namespace AgentOS.Functions.Files;

internal sealed record FileContent(string Content, ContentEncoding Encoding, long Size);

internal sealed record Listing(IReadOnlyList<FileEntry> Entries);
