using AgentOS.Bench.Processes;

namespace AgentOS.Bench.Sources;

/// <summary>
/// Debian packages and sources by name, fetched with apt into the cache. Lists, downloads and files stay private to the cache, so the
/// machine is left as it was and no privilege is needed; once there, nothing is fetched again.
/// </summary>
internal sealed class DebianPackages(Workspace workspace, Action<string> progress)
{
    private const string Mirror = "http://deb.debian.org/debian";
    private const string Keyring = "/usr/share/keyrings/debian-archive-keyring.gpg";

    private static readonly string[] ArchiveTypes = ["deb", "deb-src"];

    private readonly string _directory = Path.Combine(workspace.Cache, "debian");
    private readonly string _files = Path.Combine(workspace.Cache, "debian", "files");

    /// <summary>What a program from these packages needs to be found and to find its libraries.</summary>
    public IReadOnlyDictionary<string, string> ProgramEnvironment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PATH"] = $"{Environment.GetEnvironmentVariable("PATH")}:{_files}/usr/bin:{_files}/usr/sbin",
        ["LD_LIBRARY_PATH"] = $"{_files}/usr/lib/x86_64-linux-gnu:{_files}/lib/x86_64-linux-gnu",
    };

    /// <summary>The path of an installed program, or of the same program unpacked from <paramref name="packages"/>.</summary>
    /// <exception cref="UnavailableException">It is neither installed nor to be had.</exception>
    public string Program(string name, params string[] packages)
    {
        string[] installed = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        string[] directories = [.. installed, $"{_files}/usr/bin", $"{_files}/usr/sbin", $"{_files}/bin"];
        string? Find() => directories.Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);

        if (Find() is { } present)
            return present;
        foreach (string package in packages)
            Unpack(package);
        return Find() ?? throw new UnavailableException($"{name}: not in the Debian packages {string.Join(", ", packages)}");
    }

    /// <summary>The upstream archive of a Debian source package.</summary>
    /// <exception cref="UnavailableException">It cannot be fetched.</exception>
    public string SourceArchive(string package)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_directory, "sources", package)).FullName;
        string? Find() => Directory.EnumerateFiles(directory, "*.orig.tar.?z").FirstOrDefault();
        if (Find() is null)
            Apt(directory, "source", "--download-only", package);
        return Find() ?? throw new UnavailableException($"the Debian source package {package} has no upstream archive");
    }

    private void Unpack(string package)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_directory, "packages", package)).FullName;
        if (!Directory.EnumerateFiles(directory, "*.deb").Any())
            Apt(directory, "download", package);
        new Command("dpkg", "--extract", Directory.EnumerateFiles(directory, "*.deb").First(), _files).Run();
    }

    private void Apt(string directory, params string[] arguments)
    {
        try
        {
            string[] options = Options();
            string lists = Path.Combine(_directory, "lists");
            if (!Directory.EnumerateFiles(lists).Any())
            {
                progress("fetching the Debian package lists");
                new Command("apt-get", [.. options, "update"]).Run();
            }

            progress($"fetching {arguments[^1]} from Debian");
            new Command("apt-get", [.. options, .. arguments]) { Directory = directory }.Run();
        }
        catch (CommandFailedException cause)
        {
            throw new UnavailableException($"{arguments[^1]} cannot be fetched: {cause.Message}", cause);
        }
    }

    private string[] Options()
    {
        string sources = Path.Combine(_directory, "sources.list");
        string lists = Directory.CreateDirectory(Path.Combine(_directory, "lists", "partial")).Parent!.FullName;
        string cache = Directory.CreateDirectory(Path.Combine(_directory, "cache", "archives", "partial")).Parent!.Parent!.FullName;
        File.WriteAllLines(sources, ArchiveTypes.Select(type => $"{type} [signed-by={Keyring}] {Mirror} {Release()} main"));
        return
        [
            "--option", $"Dir::Etc::SourceList={sources}", "--option", "Dir::Etc::SourceParts=/dev/null",
            "--option", $"Dir::State::Lists={lists}", "--option", $"Dir::Cache={cache}", "--option", "APT::Sandbox::User=root",
        ];
    }

    private static string Release()
    {
        const string field = "VERSION_CODENAME=";
        return File.ReadLines("/etc/os-release").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal))?[field.Length..]
            ?? throw new UnavailableException("this is not a Debian release");
    }
}
