using System.Globalization;
using AgentOS.Storage.Format;
using AgentOS.Storage.Sql;

namespace AgentOS.Storage.Integrity.Rules;

/// <summary>The configuration names the version, and the chunk size that the content was cut with.</summary>
internal sealed class ConfigurationRule : IConsistencyRule
{
    public string Code => "AF-4";

    public IEnumerable<Defect> Find(AdHocSql sql)
    {
        string? version = Read(sql, "schema_version");
        if (version != Schema.Version)
            yield return Setting("schema_version", version, Schema.Version);

        string? written = Read(sql, "chunk_size");
        if (long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out long size) && ChunkSize.IsValid(size) && ChunkSize.Fits(sql, size))
            yield break;

        // A chunk that is wrong by itself fits no size; then the setting is believed and the chunk judged by its own rule.
        if (ChunkSize.Infer(sql) is { } inferred)
            yield return Setting("chunk_size", written, inferred.ToString(CultureInfo.InvariantCulture));
        else if (!ChunkSize.IsValid(size))
            yield return Setting("chunk_size", written, $"{ChunkSize.Default}");
    }

    private static string? Read(AdHocSql sql, string key) =>
        sql.Select("SELECT value FROM fs_config WHERE key = ?1", static row => row.GetText(0), key).FirstOrDefault();

    private static Defect Setting(string key, string? value, string right) => new(
        $"setting {key}", value is null ? "it is missing" : $"it is '{value}', which does not fit the content", $"set it to {right}",
        sql => sql.Execute("INSERT INTO fs_config (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, right));
}
