using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Image;

/// <summary>How images are shown to a person.</summary>
internal static class ImageText
{
    private const int Kilo = 1000;

    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>Bytes in three digits and a unit, as registries show them.</summary>
    public static string Size(long bytes)
    {
        double value = bytes;
        int unit = 0;
        while (value >= Kilo && unit < s_units.Length - 1)
        {
            value /= Kilo;
            unit++;
        }

        return unit == 0 ? $"{bytes} B" : $"{value:0.0} {s_units[unit]}";
    }

    /// <summary>A table.</summary>
    public static void Print(IReadOnlyList<ListedImage> images, TextOutput output)
    {
        Table table = new("IMAGE", "DIGEST", "SIZE", "ADDED");
        foreach (ListedImage image in images)
            table.Add(Brief(image.Name), image.Digest[7..19], Size(image.Size), $"{image.Added:yyyy-MM-dd}");
        table.WriteTo(output);
    }

    // The names people type; --json has them in full.
    private static string Brief(string name) => name.StartsWith("docker.io/library/", StringComparison.Ordinal) ? name["docker.io/library/".Length..] : name;
}
