using System.Text.Json;
using AgentOS.Errors;
using AgentOS.Images.Manifests;
using AgentOS.Images.References;

namespace AgentOS.Images.Configuration;

/// <summary>Reads and writes configurations.</summary>
internal static class ConfigurationReader
{
    /// <summary>Reads one that belongs to a manifest.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.BadManifest"/>.</exception>
    public static ImageConfiguration Read(ReadOnlySpan<byte> content, string subject, int layers)
    {
        ConfigurationDocument document;
        try
        {
            document = JsonSerializer.Deserialize(content, ManifestJson.Default.ConfigurationDocument) ?? throw Refuse(subject, "its configuration is empty");
        }
        catch (JsonException malformed)
        {
            throw Refuse(subject, "its configuration is no JSON of one", malformed);
        }

        List<ContentDigest> diffIds = [];
        foreach (string text in document.Rootfs?.DiffIds ?? [])
            diffIds.Add(ContentDigest.TryParse(text, out ContentDigest digest) ? digest : throw Refuse(subject, "a diff_id that is no SHA-256"));
        if (diffIds.Count != layers)
            throw Refuse(subject, $"{layers} layers, but {diffIds.Count} diff_ids");
        SettingsDocument settings = document.Config ?? new();
        if (settings.Env?.Exists(variable => variable.IndexOf('=') < 1 || variable.Contains('\0')) == true)
            throw Refuse(subject, "a variable that is not NAME=VALUE");
        if (settings.WorkingDir is { Length: > 0 } directory && (directory[0] != '/' || directory.Contains('\0')))
            throw Refuse(subject, "a working directory that is not absolute");
        return new(
            new(document.Os ?? "", document.Architecture ?? ""),
            settings.Env ?? [],
            settings.Entrypoint ?? [],
            settings.Cmd ?? [],
            settings.WorkingDir is { Length: > 0 } working ? working : "/",
            settings.User ?? "",
            settings.Labels ?? [],
            diffIds);
    }

    /// <summary>Writes one.</summary>
    public static byte[] Write(ImageConfiguration configuration) => JsonSerializer.SerializeToUtf8Bytes(new ConfigurationDocument
    {
        Os = configuration.Platform.Os,
        Architecture = configuration.Platform.Architecture,
        Config = new()
        {
            Env = [.. configuration.Environment],
            Entrypoint = configuration.Entrypoint.Count == 0 ? null : [.. configuration.Entrypoint],
            Cmd = configuration.Command.Count == 0 ? null : [.. configuration.Command],
            WorkingDir = configuration.WorkingDirectory,
            User = configuration.User.Length == 0 ? null : configuration.User,
            Labels = configuration.Labels.Count == 0 ? null : new(configuration.Labels, StringComparer.Ordinal),
        },
        Rootfs = new() { Type = "layers", DiffIds = [.. configuration.DiffIds.Select(digest => digest.ToString())] },
    }, ManifestJson.Default.ConfigurationDocument);

    private static AgentOSException Refuse(string subject, string detail, Exception? inner = null) => new(ImageErrors.BadManifest, "use image", subject, detail, inner);
}
