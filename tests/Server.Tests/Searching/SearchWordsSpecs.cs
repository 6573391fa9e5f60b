using AkkaChat.Server.Searching;

namespace AkkaChat.Server.Tests.Searching;

public sealed class SearchWordsSpecs
{
    [Theory]
    [InlineData("Green TEA, twice!", "green|tea|twice")]
    [InlineData("안녕하세요 👋 여러분", "안녕하세요|여러분")]
    [InlineData("ﬁne ｔｅａ", "fine|tea")]
    [InlineData("don't 3.14", "don|t|3|14")]
    [InlineData("Zoe\u0308", "zoë")]
    [InlineData("\"' :* ()", "")]
    public void Should_find_the_words_of_a_text(string text, string words) => string.Join('|', SearchWords.Of(text)).ShouldBe(words);

    [Theory]
    [InlineData("green tea", "tea gr", true)]
    [InlineData("green tea", "tea coffee", false)]
    [InlineData("안녕하세요", "안녕", true)]
    [InlineData("green tea", "een", false)]
    public void Should_match_when_each_word_begins_one_of_the_text(string text, string words, bool matches) => SearchWords.Match(text, SearchWords.Of(words)).ShouldBe(matches);
}
