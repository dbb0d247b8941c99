using System.Text.Json.Serialization;

namespace AgentOS.Client.Files;

internal sealed record FileSizeAnswer(long Size);

internal sealed record FileWrittenAnswer(long BytesWritten);

internal sealed record FileListAnswer(IReadOnlyList<FileEntry> Entries);

internal sealed record FileStatAnswer([property: JsonPropertyName("stat")] FileStatus Status);

internal sealed record FileExistsAnswer(bool Exists);

internal sealed record FileTargetAnswer(string Target);
