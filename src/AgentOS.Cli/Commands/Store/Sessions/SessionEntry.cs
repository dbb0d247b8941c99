using AgentOS.Store.Sessions;

namespace AgentOS.Cli.Commands.Store.Sessions;

/// <summary>A session as it is listed.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="LastUsed">When it was last written.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Path">Its file: an agent.db.</param>
internal sealed record SessionEntry(string Name, DateTimeOffset LastUsed, long Bytes, string Path)
{
    public static SessionEntry Of(StoredSession session) =>
        new(session.Name, session.Changed ?? DateTimeOffset.UnixEpoch, new FileInfo(session.Path) is { Exists: true } file ? file.Length : 0, session.Path);
}
