// A file dropped on the box is read into it; without this it is pasted.
const box = document.querySelector("#q-file");
if (box) {
  const over = (on) => (event) => { event.preventDefault(); box.classList.toggle("over", on); };
  box.addEventListener("dragover", over(true));
  box.addEventListener("dragleave", over(false));
  box.addEventListener("drop", async (event) => {
    over(false)(event);
    const [file] = event.dataTransfer.files;
    if (file) box.value = (await file.text()).slice(0, box.maxLength);
    else box.value = event.dataTransfer.getData("text");
  });
}
