namespace AgentOS.Client.Files;

internal sealed record FileListAnswer(IReadOnlyList<FileEntry> Entries);
