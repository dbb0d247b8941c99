namespace AgentOS.Fuse.Tests;

public class BasicOperationTests
{
    [Fact]
    public async Task Files_directories_and_links_work()
    {
        await using MountedTree mount = new();
        string output = mount.Shell("""
            mkdir -p a/b; echo hello > a/b/f; cat a/b/f; echo more >> a/b/f; wc -c < a/b/f
            ln -s b/f a/link; readlink a/link; cat a/link; ln a/b/f hard; stat -c %h hard
            mv a/b/f g; ls -a a/b; rm -r a; ls
            """);
        Assert.Equal("hello\n11\nb/f\nhello\nmore\n2\n.\n..\ng\nhard\n", output);
    }
}
