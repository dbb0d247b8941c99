using AgentOS.Errors;
using AgentOS.Sqlite;

namespace AgentOS.Storage.Encryption;

/// <summary>Opens a finished copy as everybody will, and reads all of it.</summary>
internal static class CopyCheck
{
    /// <exception cref="AgentOSException"><see cref="EncryptionErrors.ConversionFailed"/>.</exception>
    internal static void Demand(DatabaseLocation copy, string operation, string original)
    {
        using SqliteDatabase database = SqliteDatabase.Open(copy.Path, SqliteOpenMode.ReadWrite, copy.Key?.Notation);
        using (SqliteStatement check = database.Prepare("PRAGMA integrity_check(1)"u8))
        {
            check.Step();
            if (check.GetText(0) is not "ok" and var problem)
                throw new AgentOSException(EncryptionErrors.ConversionFailed, operation, original, problem);
        }

        database.Execute("PRAGMA journal_mode = WAL");
    }
}
