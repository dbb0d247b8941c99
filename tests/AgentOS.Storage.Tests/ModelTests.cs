using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Storage.Tests;

/// <summary>Random operations on the store and on a model in memory must agree, across reopening.</summary>
public sealed class ModelTests
{
    private static readonly string[] NamePool = ["a", "b", "c", "d", "e"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_store_agrees_with_a_model(int seed)
    {
        const int operations = 3000, reopenEvery = 500;
        Random random = new(seed);
        using StoreFixture fixture = new();
        ModelTree model = new();
        for (int i = 0; i < operations; i++)
        {
            Step(fixture, model, random);
            if (i % reopenEvery == reopenEvery - 1)
            {
                fixture.Reopen();
                Compare(fixture, model.Root, IFileTree.RootInode);
            }
        }

        fixture.Store.Dispose();
        Assert.Equal("ok", SqliteCommand.Run(fixture.DatabasePath, "PRAGMA integrity_check"));
    }

    private static void Step(StoreFixture fixture, ModelTree model, Random random)
    {
        (ModelNode directory, long number) = PickDirectory(fixture, model, random);
        string name = NamePool[random.Next(NamePool.Length)];
        switch (random.Next(8))
        {
            case 0:
                Assert.Equal(model.Make(directory, name, isDirectory: false), Make(fixture, number, name, StoreFixture.FileMode));
                break;
            case 1:
                Assert.Equal(model.Make(directory, name, isDirectory: true), Make(fixture, number, name, StoreFixture.DirectoryMode));
                break;
            case 2:
                Assert.Equal(ModelTree.Unlink(directory, name), fixture.Unlink(number, name));
                break;
            case 3:
                Assert.Equal(ModelTree.RemoveDirectory(directory, name), fixture.Store.RemoveDirectory(number, StoreFixture.Bytes(name)));
                break;
            case 4:
                (ModelNode target, long targetNumber) = PickDirectory(fixture, model, random);
                string newName = NamePool[random.Next(NamePool.Length)];
                Assert.Equal(ModelTree.Rename(directory, name, target, newName), fixture.Rename(number, name, targetNumber, newName));
                break;
            default:
                Write(fixture, directory, number, name, random);
                break;
        }
    }

    private static void Write(StoreFixture fixture, ModelNode directory, long number, string name, Random random)
    {
        if (!directory.Children!.TryGetValue(name, out ModelNode? node) || node.Children is not null)
            return;
        Assert.Equal(Errno.None, fixture.Store.Lookup(number, StoreFixture.Bytes(name), out Inode inode));
        long offset = random.Next(3) == 0 ? random.Next(300_000) : random.Next(1000);
        int length = random.Next(4) == 0 ? random.Next(200_000) : random.Next(100);
        switch (random.Next(4))
        {
            case 0:
                Assert.Equal(Errno.None, fixture.Store.Change(inode.Number, new InodeChanges { Size = offset }, out _));
                node.Resize((int)offset);
                break;
            case 1 when length > 0:
                Assert.Equal(Errno.None, fixture.Store.Allocate(inode.Number, AllocateMode.PunchHole, offset, length));
                node.Erase((int)offset, length);
                break;
            default:
                byte[] data = new byte[length];
                random.NextBytes(data);
                Assert.Equal(Errno.None, fixture.Store.Write(inode.Number, offset, data));
                node.Write((int)offset, data);
                break;
        }

        Assert.Equal(node.Content, fixture.Read(inode.Number, 0, node.Content.Length + 1));
    }

    private static Errno Make(StoreFixture fixture, long parent, string name, uint mode) =>
        fixture.Store.Make(parent, StoreFixture.Bytes(name), new NewInode(mode, 0, 0), out _);

    private static (ModelNode Directory, long Number) PickDirectory(StoreFixture fixture, ModelTree model, Random random)
    {
        ModelNode node = model.Root;
        long number = IFileTree.RootInode;
        while (random.Next(3) != 0)
        {
            string name = NamePool[random.Next(NamePool.Length)];
            if (!node.Children!.TryGetValue(name, out ModelNode? child) || child.Children is null)
                break;
            Assert.Equal(Errno.None, fixture.Store.Lookup(number, StoreFixture.Bytes(name), out Inode inode));
            (node, number) = (child, inode.Number);
        }

        return (node, number);
    }

    private static void Compare(StoreFixture fixture, ModelNode node, long number)
    {
        if (node.Children is null)
        {
            Assert.Equal(node.Content, fixture.Read(number, 0, node.Content.Length + 1));
            return;
        }

        Assert.Equal(node.Children.Keys.Order(StringComparer.Ordinal), fixture.List(number));
        Assert.Equal(2u + (uint)node.Children.Values.Count(static child => child.Children is not null), fixture.Get(number).LinkCount);
        foreach ((string name, ModelNode child) in node.Children)
        {
            Assert.Equal(Errno.None, fixture.Store.Lookup(number, StoreFixture.Bytes(name), out Inode inode));
            Compare(fixture, child, inode.Number);
        }
    }
}
