using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Launcher;

/// <summary>
/// A checkout with the real launcher and a small source tree. Its <c>dotnet</c> is a script that leaves a program which prints its own name and
/// notes each build: a real publish takes a minute, and these tests are about when and how often it happens.
/// </summary>
internal sealed class LauncherCheckout : IDisposable
{
    private const string Dotnet =
        """
        #!/bin/sh
        case $1 in
            --version) echo 10.0.100; exit ;;
            --list-sdks) echo '10.0.100 [/fake]'; exit ;;
        esac
        for argument; do case $argument in -t:Restore) exit 0 ;; -p:PublishDir=*) folder=${argument#-p:PublishDir=} ;; esac; done
        echo build >>"$BUILDS"
        [ ! -e "$BUILDS.fail" ] || { echo 'x.cs(1,1): error CS0001: broken'; exit 1; }
        printf '#!/bin/sh\necho "${0##*/} $*"\n' >"${folder}agentos"
        chmod +x "${folder}agentos"

        """;

    private readonly TempDirectory _folder = new();

    public LauncherCheckout()
    {
        foreach (string folder in (string[])["src/App", "eng/launcher", "bin"])
            Directory.CreateDirectory(this[folder]);
        File.Copy(Path.Combine(PublishedProgram.Root, "agentos"), this["agentos"]);
        File.CreateSymbolicLink(this["agentstore"], "agentos");
        foreach (string script in Directory.GetFiles(Path.Combine(PublishedProgram.Root, "eng", "launcher")))
            File.Copy(script, this[$"eng/launcher/{Path.GetFileName(script)}"]);
        File.WriteAllText(this["AgentOS.slnx"], "");
        File.WriteAllText(this["Directory.Build.props"], "");
        File.WriteAllText(this["global.json"], "");
        File.WriteAllText(this["src/App/Program.cs"], "");
        File.WriteAllText(this["bin/dotnet"], Dotnet);
        File.SetUnixFileMode(this["bin/dotnet"], (UnixFileMode)0x1ED);
    }

    public string this[string relative] => _folder[relative];

    public int Builds => File.Exists(this["builds"]) ? File.ReadAllLines(this["builds"]).Length : 0;

    public Task<ProgramRun> RunAsync(string script) =>
        PublishedProgram.RunScriptAsync(_folder.Path, $"export BUILDS='{this["builds"]}' PATH='{this["bin"]}':$PATH; {script}");

    public void Dispose() => _folder.Dispose();
}
