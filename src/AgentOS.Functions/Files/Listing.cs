using AgentOS.Client.Files;

namespace AgentOS.Functions.Files;

internal sealed record Listing(IReadOnlyList<FileEntry> Entries);
