using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>No directory is, directly or not, inside itself.</summary>
internal sealed class DirectoryCycleRule : IConsistencyRule
{
    public string Code => "AF-29";

    public IEnumerable<Defect> Find(AdHocSql sql) => FindCycles(ReadUnreachable(sql))
        .Select(static number => new Defect($"inode {number}", "this directory is inside itself, out of reach of the root", "move it to /" + LostAndFound.Name, sql =>
        {
            sql.Execute("DELETE FROM fs_dentry WHERE ino = ?1", number);
            LostAndFound.Adopt(sql, number);
        }));

    /// <summary>Directories that no path from the root leads to, each with the directory it is in.</summary>
    private static Dictionary<long, long> ReadUnreachable(AdHocSql sql)
    {
        Dictionary<long, long> parents = [];
        foreach ((long number, long parent) in sql.Select("""
            WITH RECURSIVE
              directory(ino, parent) AS (
                SELECT d.ino, d.parent_ino FROM fs_dentry d JOIN fs_inode i ON i.ino = d.ino WHERE (i.mode & 61440) = 16384),
              reachable(ino) AS (
                VALUES (1) UNION
                SELECT d.ino FROM reachable r CROSS JOIN fs_dentry d ON d.parent_ino = r.ino CROSS JOIN fs_inode i ON i.ino = d.ino
                WHERE (i.mode & 61440) = 16384)
            SELECT ino, parent FROM directory WHERE ino NOT IN (SELECT ino FROM reachable) ORDER BY ino
            """, static row => (row.GetInt64(0), row.GetInt64(1))))
            parents[number] = parent;
        return parents;
    }

    /// <summary>The smallest directory of each cycle.</summary>
    private static SortedSet<long> FindCycles(Dictionary<long, long> parents)
    {
        SortedSet<long> found = [];
        HashSet<long> judged = [];
        foreach (long start in parents.Keys)
        {
            List<long> path = [];
            HashSet<long> onPath = [];
            long at = start;
            while (parents.TryGetValue(at, out long parent) && !judged.Contains(at) && onPath.Add(at))
            {
                path.Add(at);
                at = parent;
            }

            if (onPath.Contains(at))
                found.Add(path[path.IndexOf(at)..].Min());
            judged.UnionWith(onPath);
        }

        return found;
    }
}
