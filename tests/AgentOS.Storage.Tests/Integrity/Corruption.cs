using AgentOS.Sqlite;

namespace AgentOS.Storage.Tests.Integrity;

/// <summary>Changes no writer of the format makes, through a connection that checks nothing.</summary>
internal static class Corruption
{
    internal static void Apply(string path, string sql)
    {
        using SqliteDatabase database = SqliteDatabase.Open(path, SqliteOpenMode.ReadWrite);
        database.Execute(sql);
    }
}
