using Akka.IO;
using Akka.Streams.Dsl;

namespace AkkaChat.Streams.Tests;

public sealed class FramingSpecs : StreamSpecs
{
    [Theory]
    [InlineData("one\ntwo\n", "one|two")]
    [InlineData("o|ne\n|tw|o\nthree\n", "one|two|three")]
    [InlineData("\n\na\n", "||a")]
    [InlineData("", "")]
    public async Task Should_cut_frames_however_the_bytes_come(string pieces, string frames) =>
        string.Join('|', await CutAsync(pieces, "\n", 10)).ShouldBe(frames);

    [Fact]
    public async Task Should_find_a_delimiter_that_comes_in_two_pieces() =>
        (await CutAsync("one\r|\ntwo\r\n", "\r\n", 10)).ShouldBe(["one", "two"]);

    [Theory]
    [InlineData("1234567890\n")]
    [InlineData("12345|67890|\n")]
    public async Task Should_take_a_frame_of_exactly_the_limit(string pieces) => (await CutAsync(pieces, "\n", 10)).ShouldBe(["1234567890"]);

    [Theory]
    [InlineData("hello\r\n", "hello")]
    [InlineData("hello\r|\nyou\r|\n", "hello|you")]
    public async Task Should_not_count_a_delimiter_however_it_is_cut(string pieces, string frames) =>
        string.Join('|', await CutAsync(pieces, "\r\n", 5)).ShouldBe(frames);

    [Theory]
    [InlineData("hello!\r\n")]
    [InlineData("hello!|!")]
    [InlineData("hello!")]
    [InlineData("hello\r")]
    public async Task Should_fail_on_a_frame_over_the_limit_whatever_could_follow(string pieces) =>
        await CutAsync(pieces, "\r\n", 5, allowTruncation: true).ShouldThrowAsync<Framing.FramingException>();

    [Theory]
    [InlineData("12345678901\n")]
    [InlineData("1234567|89012|345")]
    public async Task Should_fail_on_a_frame_over_the_limit(string pieces) =>
        await CutAsync(pieces, "\n", 10).ShouldThrowAsync<Framing.FramingException>();

    [Fact]
    public async Task Should_judge_an_unfinished_frame_as_told()
    {
        (await CutAsync("one\ntw", "\n", 10, allowTruncation: true)).ShouldBe(["one", "tw"]);
        await CutAsync("one\ntw", "\n", 10).ShouldThrowAsync<Framing.FramingException>();
    }

    private async Task<IEnumerable<string>> CutAsync(string pieces, string delimiter, int limit, bool allowTruncation = false)
    {
        var frames = await Source.From(pieces.Split('|').Where(piece => piece.Length > 0).Select(ByteString.FromString))
            .Via(Framing.Delimiter(ByteString.FromString(delimiter), limit, allowTruncation))
            .RunWith(Sink.Seq<ByteString>(), Materializer).WaitAsync(Patience);
        return frames.Select(frame => frame.ToString());
    }
}
