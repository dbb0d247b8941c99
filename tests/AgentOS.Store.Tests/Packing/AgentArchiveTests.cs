using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Packing;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Packing;

public sealed class AgentArchiveTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_belongs_to_the_agent_is_packed_and_nothing_else()
    {
        Fill("agent");

        using MemoryStream archive = new();
        PackedAgent packed = AgentArchive.Write(_folder["agent"], archive);
        File.WriteAllBytes(_folder["a.tar.gz"], archive.ToArray());

        string[] belongs = [".env.example", "agent.py", "agent.yaml", "lib/tool.py", "link", "run.sh"];
        Assert.Equal(belongs, packed.Files);
        Assert.Equal([".env", ".env.local", "agent-1.0.0.tar.gz", "deploy.pem", "lib/__pycache__", "node_modules"], packed.LeftOut);
        Assert.Equal(belongs, BashScript.Run(_folder.Path, "tar tzf a.tar.gz").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        BashScript.Run(_folder.Path, "mkdir out && tar xzf a.tar.gz -C out && cmp out/lib/tool.py agent/lib/tool.py && test -x out/run.sh && test ! -x out/agent.py && test \"$(readlink out/link)\" = agent.py");
    }

    [Fact]
    public void The_same_files_are_the_same_bytes()
    {
        Fill("one");
        Fill("two");
        BashScript.Run(_folder.Path, "touch -d 2001-01-01 two/agent.py; chmod 600 two/agent.yaml; rm -r two/node_modules");

        Assert.Equal(Packed("one"), Packed("two"));
        File.AppendAllText(_folder["two/agent.py"], "#");
        Assert.NotEqual(Packed("one"), Packed("two"));
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_packed()
    {
        Fill("agent");
        File.CreateSymbolicLink(_folder["agent/passwd"], "/etc/passwd");

        Assert.Equal(PackageErrors.LinkLeaves, Assert.Throws<AgentOSException>(() => Packed("agent")).Definition);
    }

    private byte[] Packed(string name)
    {
        using MemoryStream archive = new();
        AgentArchive.Write(_folder[name], archive);
        return archive.ToArray();
    }

    private void Fill(string name) => BashScript.Run(_folder.Path, $"""
        mkdir -p {name}/lib/__pycache__ {name}/node_modules/x {name}/.git
        cd {name}
        echo 'name: x' > agent.yaml; echo 'print()' > agent.py; echo 'x = 1' > lib/tool.py; echo run > run.sh; chmod 755 run.sh; ln -s agent.py link
        echo KEY=secret > .env; echo KEY=secret > .env.local; echo KEY= > .env.example; echo secret > deploy.pem; echo x > agent-1.0.0.tar.gz
        echo x > lib/__pycache__/tool.pyc; echo x > node_modules/x/index.js; echo ref > .git/HEAD
        """);
}
