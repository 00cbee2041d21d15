# cmake --install, and a Debian package (cpack -G DEB in the build folder).
include(GNUInstallDirs)
install(TARGETS ziping RUNTIME)
# The program looks for them at ../share/ziping/patterns from where it lies.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/patterns DESTINATION ${CMAKE_INSTALL_DATADIR}/ziping
  FILES_MATCHING PATTERN "*.toml" PATTERN "ocr/*")
install(PROGRAMS ${PROJECT_SOURCE_DIR}/tools/get-models DESTINATION ${CMAKE_INSTALL_DATADIR}/ziping)
install(FILES ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# Manual page and completion are what the program itself says of its commands.
set(made ${PROJECT_BINARY_DIR}/made)
add_custom_command(OUTPUT ${made}/ziping.1.gz ${made}/ziping.bash ${made}/_ziping
  COMMAND ${CMAKE_COMMAND} -E make_directory ${made}
  COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 $<TARGET_FILE:ziping> --man > ${made}/ziping.1
  COMMAND gzip -9nf ${made}/ziping.1
  COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 $<TARGET_FILE:ziping> --completion bash > ${made}/ziping.bash
  COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C.UTF-8 $<TARGET_FILE:ziping> --completion zsh > ${made}/_ziping
  DEPENDS ziping VERBATIM)
add_custom_target(ziping_manual ALL DEPENDS ${made}/ziping.1.gz)
install(FILES ${made}/ziping.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${made}/ziping.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ziping)
install(FILES ${made}/_ziping DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ziping)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "ziping maintainers <ziping@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "read self-evaluation reports into exact figures and recompute them")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Reads budget-performance self-evaluation reports (PDF, born-digital or scanned)
 into exact figures with their places, recomputes everything a report states,
 and draws and judges audit samples of what was read.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded at run time and no linker knows of.
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "tesseract-ocr-eng, tesseract-ocr-chi-sim, tesseract-ocr-script-hans, poppler-data")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "npm")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
