using System.Text;
using Akka.IO;

namespace AkkaChat.Runtime.Tests.IO;

/// <summary>Each case holds for one piece of memory and for several.</summary>
public sealed class ByteStringSpecs
{
    private const string Text = "hello, world";

    public static TheoryData<int> PieceLengths => [1, 3, 5, 100];

    [Theory]
    [MemberData(nameof(PieceLengths))]
    public void Should_hold_its_bytes(int pieceLength)
    {
        var bytes = InPieces(Text, pieceLength);
        bytes.Count.ShouldBe(12);
        bytes.ToArray().ShouldBe(Encoding.ASCII.GetBytes(Text));
        bytes.ToString().ShouldBe(Text);
        bytes.ToString(Encoding.ASCII).ShouldBe(Text);
        bytes.ShouldBe(Encoding.ASCII.GetBytes(Text)); // by enumeration
        for (var i = 0; i < Text.Length; i++) bytes[i].ShouldBe((byte)Text[i]);
        bytes.IsEmpty.ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(PieceLengths))]
    public void Should_refuse_a_place_that_is_not_there(int pieceLength)
    {
        var bytes = InPieces(Text, pieceLength);
        Should.Throw<Exception>(() => bytes[-1]);
        Should.Throw<Exception>(() => bytes[12]);
    }

    [Theory]
    [MemberData(nameof(PieceLengths))]
    public void Should_cut_out_every_part(int pieceLength)
    {
        var bytes = InPieces(Text, pieceLength);
        for (var from = 0; from <= Text.Length; from++)
        {
            bytes.Slice(from).ToString().ShouldBe(Text[from..]);
            for (var count = 0; count <= Text.Length - from; count++) bytes.Slice(from, count).ToString().ShouldBe(Text.Substring(from, count));
        }
    }

    [Theory]
    [MemberData(nameof(PieceLengths))]
    public void Should_compare_by_content(int pieceLength)
    {
        var bytes = InPieces(Text, pieceLength);
        var same = ByteString.FromString(Text);

        bytes.ShouldBe(same);
        (bytes == same).ShouldBeTrue();
        bytes.GetHashCode().ShouldBe(same.GetHashCode());
        (bytes != ByteString.FromString("hello, World")).ShouldBeTrue();
        bytes.Equals(ByteString.FromString("hello")).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(PieceLengths))]
    public void Should_copy_what_fits(int pieceLength)
    {
        var target = new byte[5];
        InPieces(Text, pieceLength).CopyTo(target, 1, 3).ShouldBe(3);
        target.ShouldBe([0, (byte)'h', (byte)'e', (byte)'l', 0]);
    }

    [Fact]
    public void Should_join_without_copying()
    {
        var first = "ab"u8.ToArray();
        var joined = ByteString.FromBytes(first) + ByteString.FromString("cd") + ByteString.Empty;

        joined.ToString().ShouldBe("abcd");
        first[0] = (byte)'x'; // which nobody should do: it shows that the memory is shared
        joined.ToString().ShouldBe("xbcd");
    }

    [Fact]
    public void Should_be_independent_of_what_it_was_copied_from()
    {
        var array = "abc"u8.ToArray();
        var copy = ByteString.CopyFrom(array);
        array[0] = (byte)'x';
        copy.ToString().ShouldBe("abc");
    }

    [Fact]
    public void Should_take_a_part_of_an_array()
    {
        ByteString.FromBytes("abcdef"u8.ToArray(), 1, 3).ToString().ShouldBe("bcd");
        ByteString.CopyFrom("abcdef"u8.ToArray(), 1, 3).ToString().ShouldBe("bcd");
    }

    [Fact]
    public void Should_hold_UTF_8() => ByteString.FromString("\u00fc\u20ac").ToString().ShouldBe("\u00fc\u20ac");

    [Fact]
    public void Should_be_empty_without_bytes()
    {
        ByteString.Empty.IsEmpty.ShouldBeTrue();
        ByteString.FromString("").ShouldBe(ByteString.Empty);
        ByteString.FromString("abc").Slice(3).IsEmpty.ShouldBeTrue();
    }

    private static ByteString InPieces(string text, int length)
    {
        var all = ByteString.Empty;
        for (var i = 0; i < text.Length; i += length) all += ByteString.FromString(text.Substring(i, Math.Min(length, text.Length - i)));
        return all;
    }
}
