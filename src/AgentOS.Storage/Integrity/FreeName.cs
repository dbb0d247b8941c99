using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity;

/// <summary>Names that nothing else in a directory has.</summary>
internal static class FreeName
{
    /// <summary>Makes an entry with the wanted name, or that name and <c>~1</c>, <c>~2</c>, … when it is taken.</summary>
    internal static void Add(AdHocSql sql, long parent, string wanted, long number) =>
        sql.Execute("INSERT INTO fs_dentry (name, parent_ino, ino) VALUES (?1, ?2, ?3)", Find(sql, parent, wanted), parent, number);

    internal static string Find(AdHocSql sql, long parent, string wanted)
    {
        string name = wanted;
        for (int attempt = 1; sql.Exists("SELECT 1 FROM fs_dentry WHERE parent_ino = ?1 AND name = ?2", parent, name); attempt++)
            name = $"{wanted}~{attempt}";
        return name;
    }
}
