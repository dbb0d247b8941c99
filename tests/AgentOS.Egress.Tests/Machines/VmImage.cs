using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Machines;

/// <summary>An image of this machine's own clients, for VMs: curl, bash, python. It stands for the language python's.</summary>
internal static class VmImage
{
    // What ldd(1) says each needs, and what the C library loads by itself to ask for names.
    private const string Make = """
        cd "$1" && mkdir -p root/lab root/etc root/tmp root/usr/bin root/bin
        add() { for f; do cp --parents -L "$f" $(ldd "$f" 2>/dev/null | grep -o '/[^ ]*') root; done; }
        for p in bash curl getent timeout cat ls env id sleep head tr cut ip grep true; do f=$(type -P $p) || continue; add "$f"; [ -e root/bin/$p ] || cp -L "$f" root/bin/$p; done
        add /lib/*-linux-gnu/libnss_dns.so.2 /lib/*-linux-gnu/libnss_files.so.2
        python=$(readlink -f /usr/bin/python3); add $python; ln -sf $python root/bin/python3
        find /usr/lib/${python##*/} -maxdepth 1 -name '*.py' -exec cp --parents {} root \;
        for d in encodings collections lib-dynload json re importlib; do cp --parents -r /usr/lib/${python##*/}/$d root; done
        cp "$2"/* root/lab; ln -sf bash root/bin/sh
        printf 'passwd: files\nhosts: files dns\n' > root/etc/nsswitch.conf; echo 'root:x:0:0::/root:/bin/sh' > root/etc/passwd
        """;

    private static readonly SemaphoreSlim s_making = new(1);

    /// <summary>Imports it for a user.</summary>
    public static async Task ImportAsync(Internet internet, string home, Func<string[], Task<ProgramRun>> agentos)
    {
        await s_making.WaitAsync();
        try
        {
            string directory = Directory.CreateDirectory(Path.Combine(home, "image")).FullName;
            await HostProgram.CheckAsync("bash", "-ec", Make, "bash", directory, internet.Shown);
            ProgramRun run = await agentos(["image", "import", Path.Combine(directory, "root"), "--name", "docker.io/library/python:3.11-slim"]);
            Assert.True(run.ExitCode == 0, run.ToString());
        }
        finally
        {
            s_making.Release();
        }
    }
}
