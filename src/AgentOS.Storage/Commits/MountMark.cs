using System.Buffers.Binary;
using System.Globalization;
using AgentOS.Linux;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Commits;

/// <summary>
/// Marks a database file as mounted, in its own header: while a mount writes, the newest commits are in the log beside the file, and a copy of the file alone lacks
/// them. The mark names the file it was set on, so that the copy tells itself from the original.
/// </summary>
/// <remarks>It is PRAGMA user_version (bytes 60 to 63 of the header): a tag, and the low bits of the file's inode number on disk.</remarks>
internal sealed class MountMark(SqliteDatabase database, FileIdentity identity)
{
    private const int UserVersionAt = 60;
    private const uint Tag = 0x61000000;
    private const uint TagMask = 0xFF000000;

    private bool _isSet;
    private bool _isRetired;

    /// <summary>Whether a header carries the mark of another file.</summary>
    internal static bool IsForeign(ReadOnlySpan<byte> header, FileIdentity identity)
    {
        uint version = BinaryPrimitives.ReadUInt32BigEndian(header[UserVersionAt..]);
        return IsMark(version) && version != Of(identity);
    }

    /// <inheritdoc cref="IsForeign(ReadOnlySpan{byte}, FileIdentity)"/>
    internal static bool IsForeign(SqliteDatabase database, FileIdentity identity) =>
        (uint)Read(database) is var version && IsMark(version) && version != Of(identity);

    /// <summary>Removes the mark that a mount left when it was killed.</summary>
    internal static void RemoveStale(SqliteDatabase database)
    {
        if (IsMark(Read(database)))
            database.Execute("PRAGMA user_version = 0");
    }

    /// <summary>Makes the mark a part of the mount's first commit. True when it was added to this one.</summary>
    internal bool Join()
    {
        // A number that somebody else keeps there stays.
        if (_isSet || _isRetired || Read(database) is not 0)
            return false;
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Of(identity)}"));
        return _isSet = true;
    }

    /// <summary>The transaction was rolled back.</summary>
    internal void Forget() => _isSet = false;

    /// <summary>The mount is ending: a first commit from now on needs no mark.</summary>
    internal void Retire() => _isRetired = true;

    /// <summary>Removes the mark, outside a transaction.</summary>
    internal void Remove()
    {
        if (_isSet)
            database.Execute("PRAGMA user_version = 0");
        _isSet = false;
    }

    /// <summary>Whether a file's user_version is a mark, of whichever file.</summary>
    internal static bool IsMark(long version) => ((uint)version & TagMask) == Tag;

    private static uint Of(FileIdentity identity) => Tag | ((uint)identity.Inode & ~TagMask);

    private static long Read(SqliteDatabase database)
    {
        using SqliteStatement select = database.Prepare("PRAGMA user_version"u8);
        select.Step();
        return select.GetInt64(0);
    }
}
